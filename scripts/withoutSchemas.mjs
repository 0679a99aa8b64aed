/** Stands for every schema: it can be made, and refuses to parse. */
const contents = `
const schema = new Proxy(() => schema, {
  get(_, name) {
    // So does asking what a schema is made of, or whether something is one.
    if (/parse/i.test(String(name)) || name === 'options' || name === Symbol.hasInstance) throw new Error('There are no schemas in this bundle.');
    return schema;
  },
});
export const z = schema;
`;

/**
 * For esbuild: a bundle that parses nothing. The guest gets only what was parsed before; the schemas that its modules
 * define are three quarters of a megabyte, and tens of milliseconds of each run.
 */
export const withoutSchemas = {
  name: 'without schemas',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^zod$/ }, () => ({ path: 'zod', namespace: 'without-schemas' }));
    onLoad({ filter: /.*/, namespace: 'without-schemas' }, () => ({ contents }));
  },
};
