// The consumer in JavaScript. A result's error arrives as an exception that carries it.

import * as calc from 'ashlar:demo/calc@0.1.0';
import * as greeter from 'ashlar:demo/greeter@0.1.0';
import { Bucket, entries, live, open } from 'ashlar:demo/kv@0.1.0';

const MAX = 2 ** 31 - 1;

// Error.payload is how both toolchains hand over the error of a result.
const errorOf = (thrown) => thrown?.payload ?? thrown;

function attempt(call) {
    try {
        return call();
    } catch (thrown) {
        return errorOf(thrown);
    }
}

const utf8 = {
    encode: (text) => Uint8Array.from(unescape(encodeURIComponent(text)), (c) => c.charCodeAt(0)),
    decode: (bytes) => decodeURIComponent(escape(String.fromCharCode(...bytes))),
};

function* walkCalc() {
    yield `add: ${calc.add(2, 3)} ${calc.add(2147483600, 47)}`;
    yield `apply: ${calc.apply('add', 40, 2)} ${calc.apply('subtract', -MAX, 1)} ${calc.apply('multiply', -7, 6)} ${calc.apply('divide', 7, -2)}`;
    yield `faults: ${attempt(() => calc.apply('divide', 1, 0))} ${attempt(() => calc.apply('add', MAX, 1))}`;
    const square = calc.square(2000000000);
    yield `square: ${square} ${calc.root(square)}`;
    yield `mean: ${calc.mean(new Float64Array([1.5, 2.5, 8])) ?? 'none'} ${calc.mean(new Float64Array()) ?? 'none'}`;
    yield `range: ${calc.range(new Int8Array([5, -128, 127, 0])).join(' ')}`;
}

const ada = { name: 'Ada', age: 36, nicknames: ['Countess', 'Enchantress'] };
const asa = { name: 'Åsa', age: 255, nicknames: [] };
const earth = { name: '🜨 Terra', age: 0, nicknames: ['Γαῖα'] };
const quiet = { loud: false, twice: false, withAge: false };

function refused(name) {
    try {
        return greeter.greet({ name, age: 0, nicknames: [] }, { tag: 'plain' }, quiet);
    } catch (thrown) {
        const refusal = errorOf(thrown);
        return `${refusal.who ?? 'one'} ${refusal.reason}`;
    }
}

function* walkGreeter() {
    yield greeter.greet(ada, { tag: 'plain' }, quiet);
    yield greeter.greet(asa, { tag: 'titled', val: 'Dr.' }, { ...quiet, loud: true, withAge: true });
    yield greeter.greet(earth, { tag: 'numbered', val: [3, '№'] }, { ...quiet, twice: true });
    yield `refused: ${refused('')}, ${refused('nobody')}`;
    const people = [ada, asa, earth];
    yield `nicknames: ${greeter.nicknames(people).map(([nickname, name]) => `${nickname}=${name}`).join(', ')}`;
    yield `initials: ${greeter.initials(people).join(' ')}`;
}

const drop = (bucket) => bucket[Symbol.dispose ?? Symbol.for('dispose')]();

const previous = (bytes) => (bytes === undefined ? 'none' : utf8.decode(bytes));

function* walkKv() {
    const fruit = new Bucket('fruit');
    const sets = [fruit.set('apple', utf8.encode('red')), fruit.set('pear', utf8.encode('grün')), fruit.set('apple', utf8.encode('yellow'))];
    yield `set: ${sets.map(previous).join(' ')}`;
    yield `get: ${previous(fruit.get('apple'))} ${previous(fruit.get('pear'))} ${previous(fruit.get('plum'))}`;
    const more = new Bucket('more');
    more.set('plum', new Uint8Array());
    more.set('pear', utf8.encode('brown'));
    yield `entries: ${entries([fruit, more, fruit])} in ${live()}`;
    const all = Bucket.merged('all', fruit, more);
    yield `merged: ${all.name()}: ${all.keys().map((key) => `${key}=${previous(all.get(key))}`).join(' ')}, live ${live()}`;
    drop(more);
    drop(all);
    yield `dropped: live ${live()}`;
    const opened = open(['x', 'y', 'z']);
    yield `opened: ${opened.map((bucket) => bucket.name()).join(' ')}, live ${live()}`;
    opened.forEach(drop);
    yield `not opened: ${attempt(() => open(['x', '']))}, live ${live()}`;
}

export const tour = {
    walk: () => [...walkCalc(), ...walkGreeter(), ...walkKv()],

    crash: () => calc.crash(),

    addUp(calls) {
        let sum = 0;
        for (let i = 0; i < calls; i++) {
            sum = calc.add(sum, i);
        }
        return sum;
    },
};
