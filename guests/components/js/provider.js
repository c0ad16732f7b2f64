// The provider in JavaScript. A result's error is thrown, an enum is a string, a u64 a BigInt.

const LIMIT = 2 ** 31;

const operations = {
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    multiply: (a, b) => a * b,
    divide: (a, b) => Math.trunc(a / b),
};

function wholeRoot(value) {
    let root = 0n;
    for (let bit = 1n << 31n; bit !== 0n; bit >>= 1n) {
        if ((root | bit) ** 2n <= value) {
            root |= bit;
        }
    }
    return Number(root);
}

export const calc = {
    add: (a, b) => (a + b) >>> 0,

    apply(operation, a, b) {
        if (operation === 'divide' && b === 0) {
            throw 'division-by-zero';
        }
        const exact = operations[operation](a, b);
        if (exact < -LIMIT || exact >= LIMIT) {
            throw 'overflow';
        }
        return exact;
    },

    square: (value) => BigInt(value) * BigInt(value),

    root: (value) => wholeRoot(BigInt(value)),

    mean: (values) => (values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length),

    range: (values) => [Math.min(...values), Math.max(...values)],

    crash() {
        throw new Error('crash was called');
    },
};

function title(salutation) {
    switch (salutation.tag) {
        case 'plain':
            return '';
        case 'titled':
            return `${salutation.val} `;
        case 'numbered':
            return `${salutation.val[1]}${salutation.val[0]} `;
        default:
            throw new Error(`no salutation ${salutation.tag}`);
    }
}

export const greeter = {
    greet(who, salutation, manner) {
        if (who.name === '') {
            throw { who: undefined, reason: 'has no name' };
        }
        if (who.name === 'nobody') {
            throw { who: who.name, reason: 'is not greeted' };
        }
        const age = manner.withAge ? ` (${who.age})` : '';
        const greeting = `Hello, ${title(salutation)}${who.name}${age}${manner.loud ? '!' : ''}`;
        return manner.twice ? `${greeting} ${greeting}` : greeting;
    },

    nicknames: (people) => people.flatMap((person) => person.nicknames.map((nickname) => [nickname, person.name])),

    initials: (people) => people.filter((person) => person.name !== '').map((person) => [...person.name][0]),
};

// A handle's drop reaches JavaScript as a call of Symbol.dispose, so this counts what is alive and not what is collected.
let live = 0;

class Bucket {
    #name;
    #entries = new Map();

    constructor(name) {
        this.#name = name;
        live++;
    }

    name() {
        return this.#name;
    }

    get(key) {
        return this.#entries.get(key);
    }

    set(key, value) {
        const before = this.#entries.get(key);
        this.#entries.set(key, value);
        return before;
    }

    keys() {
        return [...this.#entries.keys()];
    }

    get size() {
        return this.#entries.size;
    }

    static merged(name, first, second) {
        const both = new Bucket(name);
        both.#entries = new Map([...first.#entries, ...second.#entries]);
        live--;
        return both;
    }

    [Symbol.dispose ?? Symbol.for('dispose')]() {
        live--;
    }
}

export const kv = {
    Bucket,
    live: () => live,
    entries: (buckets) => buckets.reduce((sum, bucket) => sum + bucket.size, 0),
    open(names) {
        if (names.includes('')) {
            throw 'a bucket needs a name';
        }
        return names.map((name) => new Bucket(name));
    },
};
