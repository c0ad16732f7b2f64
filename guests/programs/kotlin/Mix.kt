package demo

import kotlin.wasm.ExperimentalWasmInterop
import kotlin.wasm.WasmExport

/** A bit of everything that programs compute: texts, maps, sorting, trees of objects, exceptions, boxed numbers. */
@OptIn(ExperimentalWasmInterop::class)
@WasmExport
fun run(rounds: Int): Long {
    var sum = 17L
    repeat(rounds) { round ->
        sum = sum * 31 + words(round) + documents(round) + primes(2_000 + round % 7) + shapes(round) + failures(round)
    }
    return sum
}

private val vocabulary = List(300) { "word${it * 7919 % 1000}" }

private fun words(seed: Int): Long {
    var state = seed * 2 + 1
    val counts = HashMap<String, Int>()
    val text = StringBuilder()
    repeat(2_000) {
        state = state * 1103515245 + 12345
        text.append(vocabulary[(state ushr 16) % vocabulary.size]).append(' ')
    }
    for (word in text.split(' ')) {
        if (word.isNotEmpty()) counts[word] = (counts[word] ?: 0) + 1
    }
    return counts.entries
        .sortedWith(compareByDescending<Map.Entry<String, Int>> { it.value }.thenBy { it.key })
        .take(20)
        .fold(0L) { sum, entry -> sum * 31 + entry.key.hashCode() + entry.value }
}

private fun documents(seed: Int): Long {
    val document = Json.Items(
        List(40) { i ->
            Json.Members(
                linkedMapOf(
                    "id" to Json.Number((seed + i).toDouble()),
                    "name" to Json.Text("item \"$i\""),
                    "tags" to Json.Items(List(i % 5) { Json.Text("tag$it") }),
                    "open" to Json.Truth(i % 3 == 0),
                    "next" to Json.Nothing,
                ),
            )
        },
    )
    val text = document.write(StringBuilder()).toString()
    val again = JsonReader(text).read()
    check(again == document)
    return text.length * 31L + again.hashCode()
}

private fun primes(limit: Int): Long =
    generateSequence(2) { it + 1 }
        .takeWhile { it < limit }
        .filter { n -> (2..n).takeWhile { it * it <= n }.none { n % it == 0 } }
        .sumOf { it.toLong() }

private sealed class Shape {
    abstract fun area(): Double
}

private class Circle(val radius: Double) : Shape() {
    override fun area() = 3 * radius * radius
}

private class Box(val width: Double, val height: Double) : Shape() {
    override fun area() = width * height
}

private class Group(val shapes: List<Shape>) : Shape() {
    override fun area() = shapes.sumOf { it.area() }
}

private fun shapes(seed: Int): Long {
    fun make(depth: Int, i: Int): Shape = when {
        depth > 0 -> Group(List(4) { make(depth - 1, i * 4 + it) })
        i % 2 == 0 -> Circle((i % 10).toDouble())
        else -> Box((i % 7).toDouble(), (seed % 5).toDouble())
    }

    val root = make(5, 1)
    var boxes = 0
    fun count(shape: Shape) {
        when (shape) {
            is Group -> shape.shapes.forEach(::count)
            is Box -> boxes++
            is Circle -> {}
        }
    }
    count(root)
    return root.area().toLong() + boxes
}

private class Refused(val code: Int) : Exception()

private fun failures(seed: Int): Long {
    fun risky(i: Int): Int = if (i % 8 == 0) throw Refused(i) else i
    var sum = 0L
    for (i in seed until seed + 200) {
        sum += try {
            risky(i)
        } catch (e: Refused) {
            -e.code
        }
    }
    return sum
}
