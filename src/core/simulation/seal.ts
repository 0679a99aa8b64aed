/**
 * Closes a class whose instances untrusted code will hold: nothing can be added to or changed on its prototype, its
 * methods or itself, and `instance.constructor` doesn't lead back to it.
 */
export function sealClass(made: { readonly prototype: object }): void {
  Reflect.deleteProperty(made.prototype, 'constructor');
  for (const target of [made, made.prototype]) {
    for (const property of Object.values(Object.getOwnPropertyDescriptors(target))) {
      for (const part of [property.value, property.get, property.set] as unknown[]) {
        if (typeof part === 'function') Object.freeze(part);
      }
    }
    Object.freeze(target);
  }
}

/** Freezes a plain object, its functions and the plain objects in it. */
export function sealObject<T extends object>(value: T): T {
  for (const property of Object.values(Object.getOwnPropertyDescriptors(value))) {
    const inner = property.value as unknown;
    if (typeof inner === 'function') Object.freeze(inner);
    else if (typeof inner === 'object' && inner !== null && !Object.isFrozen(inner)) sealObject(inner);
    if (property.get) Object.freeze(property.get);
  }
  return Object.freeze(value);
}
