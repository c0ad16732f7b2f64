package demo

/** Reads orders as JSON from standard input and prints what they come to, by customer. */
fun main() {
    val arguments = arguments().drop(1)
    try {
        when (val command = arguments.firstOrNull() ?: "report") {
            "report" -> print(report(JsonReader(standardInput()).read()))
            "echo" -> println(JsonReader(standardInput()).read().write(StringBuilder()))
            "mix" -> println(run(arguments[1].toInt()))
            "hoard" -> hoard()
            "array" -> println(IntArray(arguments[1].toInt()).size)
            "litter" -> println(litter(arguments[1].toInt()))
            "nest" -> println(nest(arguments[1].toInt()))
            else -> throw IllegalArgumentException("unknown command $command")
        }
    } catch (e: JsonException) {
        println("not JSON: ${e.message}")
        exit(2)
    } catch (e: IllegalArgumentException) {
        println("wrong: ${e.message}")
        exit(1)
    } finally {
        println("done")
    }
}

private data class Line(val item: String, val count: Int, val cents: Long) {
    val total get() = count * cents
}

private class Customer(val name: String) {
    val lines = mutableListOf<Line>()
    val total get() = lines.sumOf { it.total }
}

private fun report(json: Json): String {
    val customers = HashMap<String, Customer>()
    val orders = (json as? Json.Items ?: throw IllegalArgumentException("expected a list")).items
    for ((number, order) in orders.withIndex()) {
        val name = order.text("customer", number)
        customers.getOrPut(name) { Customer(name) }.lines +=
            Line(order.text("item", number), order.number("count", number).toInt(), order.cents("price", number))
    }
    return buildString {
        for (customer in customers.values.sortedWith(compareByDescending(Customer::total).thenBy(Customer::name))) {
            appendLine("${customer.name.padEnd(12)}${money(customer.total).padStart(10)}")
            customer.lines.groupBy(Line::item).toList().sortedBy { it.first }.forEach { (item, lines) ->
                appendLine("  ${lines.sumOf(Line::count)} x $item")
            }
        }
        appendLine("${orders.size} orders, ${customers.size} customers, ${money(customers.values.sumOf(Customer::total))}")
    }
}

private fun Json.member(name: String, order: Int): Json =
    (this as? Json.Members)?.members?.get(name) ?: throw IllegalArgumentException("order $order has no $name")

private fun Json.text(name: String, order: Int) = (member(name, order) as Json.Text).value

private fun Json.number(name: String, order: Int): Double = when (val member = member(name, order)) {
    is Json.Number -> member.value
    else -> throw IllegalArgumentException("$name of order $order is no number")
}

private fun Json.cents(name: String, order: Int) = (number(name, order) * 100 + 0.5).toLong()

private fun money(cents: Long) = "${cents / 100}.${(cents % 100).toString().padStart(2, '0')}"

/** Keeps all that it makes. */
private fun hoard() {
    val kept = ArrayList<Any>()
    while (true) {
        kept += HashMap<Int, String>().apply { repeat(100) { put(it, "value $it of ${kept.size}") } }
        if (kept.size % 1000 == 0) println("${kept.size} maps")
    }
}

/** Makes texts of which it keeps none. */
private fun litter(megabytes: Int): Int {
    var sum = 0
    repeat(megabytes) { sum += buildString { repeat(1 shl 15) { append("0123456789abcdef") } }.length }
    return sum
}

private class Nested(val inner: Nested?)

/** As deep as arguments say, by loops, then as a recursion, which may find that its stack ends. */
private fun nest(levels: Int): Int {
    var nested: Nested? = null
    repeat(levels) { nested = Nested(nested) }
    fun depth(of: Nested?): Int = if (of == null) 0 else 1 + depth(of.inner)
    return depth(nested)
}
