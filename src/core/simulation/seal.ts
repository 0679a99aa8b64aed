/**
 * Closes a class whose instances untrusted code will hold: nothing can be added to or changed on its prototype, its
 * methods or itself, and `instance.constructor` doesn't lead back to it.
 */
export function sealClass(made: { readonly prototype: object }): void {
  Reflect.deleteProperty(made.prototype, 'constructor');
  for (const target of [made, made.prototype]) {
    for (const property of Object.values(Object.getOwnPropertyDescriptors(target))) {
      for (const part of Object.values(property) as unknown[]) {
        if (typeof part === 'function') Object.freeze(part);
      }
    }
    Object.freeze(target);
  }
}

/** Freezes a plain object without getters, and the functions in it. */
export function freezeParts<T extends object>(value: T): T {
  for (const part of Object.values(value) as unknown[]) if (typeof part === 'function') Object.freeze(part);
  return Object.freeze(value);
}
