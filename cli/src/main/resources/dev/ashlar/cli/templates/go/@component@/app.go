// Package export_wasi_http_incoming_handler answers HTTP requests. Its name is what wit-bindgen makes of the interface that the
// component exports; the packages wit_component/... are made from ../wit.
package export_wasi_http_incoming_handler

import (
	"wit_component/wasi_http_types"

	witTypes "go.bytecodealliance.org/pkg/wit/types"
)

func Handle(request *wasi_http_types.IncomingRequest, out *wasi_http_types.ResponseOutparam) {
	defer request.Drop()
	headers := wasi_http_types.MakeFields()
	must(headers.Set("content-type", [][]uint8{[]uint8("text/plain; charset=utf-8")}))
	response := wasi_http_types.MakeOutgoingResponse(headers)
	body := must(response.Body())
	wasi_http_types.ResponseOutparamSet(out, witTypes.Ok[*wasi_http_types.OutgoingResponse, wasi_http_types.ErrorCode](response))

	stream := must(body.Write())
	must(stream.BlockingWriteAndFlush([]uint8("Hello, world, from Go!\n")))
	stream.Drop()
	must(wasi_http_types.OutgoingBodyFinish(body, witTypes.None[*wasi_http_types.Fields]()))
}

// What the host refuses is a mistake in this file: the request ends with a trap, and the log shows why.
func must[T any, E any](result witTypes.Result[T, E]) T {
	if result.IsErr() {
		panic(result.Err())
	}
	return result.Ok()
}
