import { greet } from "local:@app@/greeter";

addEventListener("fetch", (event) => event.respondWith(answer(event.request)));

async function answer(request) {
    const url = new URL(request.url);
    const name = url.searchParams.get("name") ?? "world";
    const hour = Number(url.searchParams.get("hour") ?? 12);
    return new Response(greet(name, hour) + "\n", { headers: { "content-type": "text/plain; charset=utf-8" } });
}
