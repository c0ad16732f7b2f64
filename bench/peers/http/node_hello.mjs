import { createServer } from "node:http";

createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/plain" });
    response.end("hello, world\n");
}).listen(Number(process.argv[2]), "127.0.0.1");
