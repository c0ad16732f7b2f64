// A priority queue: what AssemblyScript makes of classes, its runtime and its garbage collector.
class Item {
  constructor(public name: string, public rank: i32) {}
}

const heap: Item[] = [];

export function push(rank: i32): i32 {
  heap.push(new Item("item " + rank.toString(), rank));
  let at = heap.length - 1;
  while (at > 0 && heap[(at - 1) / 2].rank > heap[at].rank) {
    swap(at, (at - 1) / 2);
    at = (at - 1) / 2;
  }
  return heap.length;
}

export function pop(): string {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length > 0) {
    heap[0] = last;
    sink();
  }
  return first.name;
}

export function drain(count: i32): i32 {
  for (let i = count; i > 0; i--) push(i * 7919 % 101);
  let length = 0;
  while (heap.length > 0) length += pop().length;
  return length;
}

function sink(): void {
  let at = 0;
  while (2 * at + 1 < heap.length) {
    let child = 2 * at + 1;
    if (child + 1 < heap.length && heap[child + 1].rank < heap[child].rank) child++;
    if (heap[at].rank <= heap[child].rank) return;
    swap(at, child);
    at = child;
  }
}

function swap(one: i32, other: i32): void {
  const kept = heap[one];
  heap[one] = heap[other];
  heap[other] = kept;
}
