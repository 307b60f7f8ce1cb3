import type { ReactElement } from 'react';

/** What makes HTML of a page. */
export interface PageRenderer {
  /** The style sheet of this build. */
  readonly styles: string;
  readonly render: (page: ReactElement) => string;
}

/** A renderer that writes the document type before each page. */
export function documentRenderer(styles: string, toHtml: (page: ReactElement) => string): PageRenderer {
  return { styles, render: (page) => `<!doctype html>${toHtml(page)}` };
}
