// Answers HTTP requests. What is here of the web platform: fetch, Request, Response, URL, streams, crypto.subtle and more.

addEventListener("fetch", (event) => event.respondWith(answer(event.request)));

async function answer(request) {
    const url = new URL(request.url);
    const name = url.searchParams.get("name") ?? "world";
    return new Response(`Hello, ${name}, from JavaScript!\n`, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
