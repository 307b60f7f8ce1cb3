/** The heading and the first words of a page, which do not depend on anybody. */
export interface Opening {
  readonly title: string;
  readonly intro?: string;
}
