// What Spin's JavaScript templates make, without their router.

addEventListener("fetch", (event) => event.respondWith(answer(event.request)));

async function answer(request) {
    const url = new URL(request.url);
    switch (url.pathname) {
        case "/":
            return new Response("hello, world\n", { headers: { "content-type": "text/plain" } });
        case "/echo":
            return new Response(request.body, { headers: { "x-method": request.method } });
        case "/json": {
            const { numbers } = await request.json();
            return Response.json({ sum: numbers.reduce((a, b) => a + b, 0), query: url.searchParams.get("q") });
        }
        case "/stream":
            return new Response(lines(3));
        case "/relay":
            return relay(request.headers.get("x-url"));
        case "/throw":
            throw new Error("thrown on purpose");
        default:
            return new Response("no such path\n", { status: 404 });
    }
}

function lines(count) {
    let i = 0;
    return new ReadableStream({
        pull(controller) {
            controller.enqueue(new TextEncoder().encode(`line ${i}\n`));
            if (++i === count) {
                controller.close();
            }
        },
    });
}

async function relay(url) {
    const response = await fetch(url);
    return new Response("relayed " + (await response.text()), { status: response.status });
}
