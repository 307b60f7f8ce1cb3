/**
 * Builds a schema. In shared/contracts every schema at the top of a file is built like this, with the comment that
 * tells the bundler that the call is pure:
 *
 *     export const phoneField = /* @__PURE__ *\/ schema(() => z.string().check(z.regex(/^1\d{10}$/)));
 *
 * Without it, esbuild keeps every schema of a file in each handler that imports one route of the file: it cannot know
 * that building one has no side effects. docs/adr/0020-zod-mini.md has the figures.
 */
export function schema<Schema>(build: () => Schema): Schema {
  return build();
}
