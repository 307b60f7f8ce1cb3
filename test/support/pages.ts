/** Reads a paged list to its end: passes each page's `next` on to the following read until a page has none. */
export async function allPages<Page extends { readonly next?: string | undefined }>(
  read: (mark: { readonly next?: string }) => Promise<Page>,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  let next: string | undefined;
  do {
    const page = await read(next === undefined ? {} : { next });
    pages.push(page);
    next = page.next;
  } while (next !== undefined);
  return pages;
}
