/**
 * SES freezes the built-in prototypes with `Object.freeze`. In V8 before 12 (Node 20) that makes every store into a
 * typed array forty times slower. Freezing property by property means exactly the same and doesn't. SES takes
 * `Object.freeze` when it is loaded, so this module must be imported before it, and `restoreFreeze` called after.
 */
const builtIn = Object.freeze;

function freeze<T>(value: T): T {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value;
  Object.preventExtensions(value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    if (!property?.configurable && !property?.writable) continue;
    Object.defineProperty(
      value,
      key,
      'value' in property ? { writable: false, configurable: false } : { configurable: false },
    );
  }
  return value;
}

Object.freeze = freeze;

export function restoreFreeze(): void {
  Object.freeze = builtIn;
}
