(function () {
    let seed = 42;
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

    class Node {
        constructor(key, value) {
            this.key = key;
            this.value = value;
            this.left = this.right = null;
        }
    }

    class Tree {
        #root = null;
        size = 0;
        put(key, value) {
            if (!this.#root) {
                this.#root = new Node(key, value);
                this.size++;
                return;
            }
            for (let node = this.#root; ; ) {
                if (key === node.key) {
                    node.value = value;
                    return;
                }
                const side = key < node.key ? "left" : "right";
                if (!node[side]) {
                    node[side] = new Node(key, value);
                    this.size++;
                    return;
                }
                node = node[side];
            }
        }
        *[Symbol.iterator]() {
            const path = [];
            for (let node = this.#root; node || path.length; node = node.right) {
                for (; node; node = node.left) path.push(node);
                node = path.pop();
                yield node;
            }
        }
    }

    function trees(n) {
        const tree = new Tree();
        for (let i = 0; i < n; i++) tree.put(Math.floor(random() * n), { i, name: `n${i}` });
        let sum = 0;
        for (const { key, value } of tree) sum = (sum * 31 + key + value.i + value.name.length) % 1000003;
        return sum + tree.size;
    }

    function fib(n) {
        return n < 2 ? n : fib(n - 1) + fib(n - 2);
    }

    function primes(limit) {
        const composite = new Uint8Array(limit + 1);
        let count = 0;
        for (let i = 2; i <= limit; i++) {
            if (composite[i]) continue;
            count++;
            for (let j = i * i; j <= limit; j += i) composite[j] = 1;
        }
        return count;
    }

    function rays(size) {
        const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;
        const centre = { x: 0, y: 0, z: 3 };
        let light = 0;
        for (let y = 0; y < size; y++) {
            for (let x = 0; x < size; x++) {
                const ray = { x: x / size - 0.5, y: y / size - 0.5, z: 1 };
                const b = dot(ray, centre);
                const root = b * b - dot(ray, ray) * (dot(centre, centre) - 1);
                if (root > 0) light += Math.sqrt(root) / b;
            }
        }
        return light;
    }

    function words(n) {
        const counts = new Map();
        for (let i = 0; i < n; i++) {
            const word = "w" + ((i * 7919) % 500).toString(36);
            counts.set(word, (counts.get(word) ?? 0) + 1);
        }
        const text = [...counts].map(([word, count]) => `${word}=${count}`).sort().join(";");
        const parsed = JSON.parse(JSON.stringify(text.split(";").map((pair) => ({ pair, n: +pair.split("=")[1] }))));
        return parsed.reduce((sum, { n }) => sum + n, 0) + text.replace(/(\w+)=(\d+)/g, "$2:$1").length;
    }

    return trees(600) + fib(15) + primes(8000) + rays(36) + words(1500);
})()
