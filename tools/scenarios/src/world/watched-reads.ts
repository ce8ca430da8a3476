/** The same value, and every member that is read of it is noted by its JSON pointer. */
export function watchedReads<Value extends object>(value: Value, reads: Set<string>, at = ''): Value {
  const inner = new Map<PropertyKey, object>();
  return new Proxy(value, {
    get(target, key, receiver) {
      const found: unknown = Reflect.get(target, key, receiver);
      if (typeof key !== 'string' || !isData(target, key)) return found;
      const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      reads.add(pointer);
      if (typeof found !== 'object' || found === null) return found;
      const known = inner.get(key) ?? watchedReads(found, reads, pointer);
      inner.set(key, known);
      return known;
    },
    has(target, key) {
      if (typeof key === 'string') reads.add(`${at}/${key}`);
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      reads.add(`${at}/`);
      return Reflect.ownKeys(target);
    },
  });
}

/** Methods of lists are not data; a member that is not there is read all the same. */
function isData(target: object, key: string): boolean {
  return Array.isArray(target) ? key === 'length' || /^\d+$/.test(key) : true;
}
