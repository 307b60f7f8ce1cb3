import type { Language } from '../../shared/contracts/portal-pages.ts';

/** A tree of texts. A text with values in it is a function of them. */
export interface TextTree {
  readonly [name: string]: string | ((...values: never[]) => string) | TextTree;
}

/**
 * The type of a tree in any language, taken from the Chinese one: the same names, and functions of the same values. A
 * text that is missing in English does not compile.
 */
export type Texts<Tree> = {
  readonly [Name in keyof Tree]: Tree[Name] extends string
    ? string
    : Tree[Name] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Texts<Tree[Name]>;
};

/** A tree and the language it is in. */
export interface InLanguage<Tree> {
  readonly language: Language;
  readonly text: Tree;
}
