"""Answers HTTP requests."""

from urllib.parse import parse_qs, urlsplit

from componentize_py_types import Ok
from wit_world import exports
from wit_world.imports.types import Fields, OutgoingBody, OutgoingResponse, ResponseOutparam


def answer(method, path, query):
    """The status and the text of an answer."""
    name = query.get("name", ["world"])[0]
    return 200, f"Hello, {name}, from Python!\n"


class IncomingHandler(exports.IncomingHandler):
    def handle(self, request, response_out):
        target = urlsplit(request.path_with_query() or "/")
        status, text = answer(request.method(), target.path, parse_qs(target.query))
        response = OutgoingResponse(Fields.from_list([("content-type", b"text/plain; charset=utf-8")]))
        response.set_status_code(status)
        body = response.body()
        ResponseOutparam.set(response_out, Ok(response))
        content = text.encode()
        with body.write() as stream:
            for start in range(0, len(content), 4096):
                stream.blocking_write_and_flush(content[start : start + 4096])
        OutgoingBody.finish(body, None)
