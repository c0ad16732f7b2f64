package demo

/** What a JSON text holds. */
sealed interface Json {
    data class Text(val value: String) : Json

    data class Number(val value: Double) : Json

    data class Truth(val value: Boolean) : Json

    data class Items(val items: List<Json>) : Json

    data class Members(val members: Map<String, Json>) : Json

    data object Nothing : Json
}

class JsonException(message: String, val position: Int) : Exception("$message at $position")

fun Json.write(out: StringBuilder): StringBuilder {
    when (this) {
        is Json.Text -> quote(value, out)
        is Json.Number -> if (value == value.toLong().toDouble()) out.append(value.toLong()) else out.append(value)
        is Json.Truth -> out.append(value)
        is Json.Nothing -> out.append("null")
        is Json.Items -> {
            out.append('[')
            items.forEachIndexed { i, item ->
                if (i > 0) out.append(',')
                item.write(out)
            }
            out.append(']')
        }
        is Json.Members -> {
            out.append('{')
            var first = true
            for ((name, member) in members) {
                if (!first) out.append(',')
                first = false
                quote(name, out)
                out.append(':')
                member.write(out)
            }
            out.append('}')
        }
    }
    return out
}

private fun quote(text: String, out: StringBuilder) {
    out.append('"')
    for (c in text) {
        when (c) {
            '"', '\\' -> out.append('\\').append(c)
            '\n' -> out.append("\\n")
            else -> if (c < ' ') out.append("\\u").append(c.code.toString(16).padStart(4, '0')) else out.append(c)
        }
    }
    out.append('"')
}

class JsonReader(private val text: String) {
    private var at = 0

    fun read(): Json {
        val value = value()
        skipSpace()
        if (at < text.length) fail("text after the value")
        return value
    }

    private fun value(): Json {
        skipSpace()
        return when (peek()) {
            '{' -> members()
            '[' -> items()
            '"' -> Json.Text(string())
            't' -> word("true", Json.Truth(true))
            'f' -> word("false", Json.Truth(false))
            'n' -> word("null", Json.Nothing)
            else -> number()
        }
    }

    private fun members(): Json {
        val members = LinkedHashMap<String, Json>()
        at++
        skipSpace()
        if (take('}')) return Json.Members(members)
        do {
            skipSpace()
            val name = string()
            skipSpace()
            if (!take(':')) fail("expected a colon")
            members[name] = value()
            skipSpace()
        } while (take(','))
        if (!take('}')) fail("expected a comma or a brace")
        return Json.Members(members)
    }

    private fun items(): Json {
        val items = ArrayList<Json>()
        at++
        skipSpace()
        if (take(']')) return Json.Items(items)
        do {
            items += value()
            skipSpace()
        } while (take(','))
        if (!take(']')) fail("expected a comma or a bracket")
        return Json.Items(items)
    }

    private fun string(): String {
        if (!take('"')) fail("expected a string")
        val out = StringBuilder()
        while (true) {
            when (val c = next()) {
                '"' -> return out.toString()
                '\\' -> when (val escaped = next()) {
                    'n' -> out.append('\n')
                    't' -> out.append('\t')
                    'u' -> {
                        if (at + 4 > text.length) fail("unfinished escape")
                        out.append(text.substring(at, at + 4).toInt(16).toChar())
                        at += 4
                    }
                    else -> out.append(escaped)
                }
                else -> out.append(c)
            }
        }
    }

    private fun number(): Json {
        val start = at
        while (at < text.length && (text[at].isDigit() || text[at] in "+-.eE")) at++
        val digits = text.substring(start, at)
        return Json.Number(digits.toDoubleOrNull() ?: fail("not a number: '$digits'", start))
    }

    private fun word(word: String, value: Json): Json {
        if (!text.startsWith(word, at)) fail("expected $word")
        at += word.length
        return value
    }

    private fun skipSpace() {
        while (at < text.length && text[at] <= ' ') at++
    }

    private fun take(c: Char): Boolean {
        if (at < text.length && text[at] == c) {
            at++
            return true
        }
        return false
    }

    private fun peek(): Char = if (at < text.length) text[at] else fail("unexpected end")

    private fun next(): Char = peek().also { at++ }

    private fun fail(message: String, position: Int = at): kotlin.Nothing = throw JsonException(message, position)
}
