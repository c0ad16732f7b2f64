"""An HTTP component in Python, on nothing but the interfaces."""

import json
from urllib.parse import parse_qs, urlsplit

from componentize_py_types import Err, Ok
from wit_world import exports
from wit_world.imports.streams import StreamError_Closed
from wit_world.imports.types import Fields, OutgoingBody, OutgoingResponse, ResponseOutparam


def body_of(request):
    content = bytearray()
    body = request.consume()
    with body.stream() as stream:
        while True:
            try:
                content += stream.blocking_read(65536)
            except Err as end:
                if isinstance(end.value, StreamError_Closed):
                    return bytes(content)
                raise


def answer(request):
    target = urlsplit(request.path_with_query() or "/")
    match target.path:
        case "/":
            return 200, b"hello, world\n"
        case "/sum":
            return 200, str(sum(json.loads(body_of(request))["numbers"])).encode()
        case "/query":
            return 200, json.dumps(parse_qs(target.query), sort_keys=True).encode()
        case "/raise":
            raise ValueError("on purpose")
        case _:
            return 404, b"no such path\n"


class IncomingHandler(exports.IncomingHandler):
    def handle(self, request, response_out):
        status, content = answer(request)
        response = OutgoingResponse(Fields.from_list([("content-type", b"text/plain")]))
        response.set_status_code(status)
        body = response.body()
        ResponseOutparam.set(response_out, Ok(response))
        with body.write() as stream:
            for start in range(0, len(content), 4096):
                stream.blocking_write_and_flush(content[start : start + 4096])
        OutgoingBody.finish(body, None)
