/** A page as the browser got it. */
export interface Visited {
  readonly status: number;
  readonly url: string;
  readonly text: string;
  readonly headers: Headers;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

const MOST_REDIRECTS = 8;

/** A browser with cookies, forms and redirects, and without script. */
export interface PlainBrowser {
  /** Opens an address and follows redirects below `/oidc`. It ends with a redirect to the portal, status 303. */
  readonly open: (url: string, form?: Readonly<Record<string, string>>) => Promise<Visited>;
  readonly cookies: () => readonly Cookie[];
}

export function plainBrowser(): PlainBrowser {
  const jar = new Map<string, Cookie>();

  const keep = (header: string): void => {
    const [pair = '', ...attributes] = header.split(/; ?/);
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/';
    if (value === '') jar.delete(`${name} ${path}`);
    else jar.set(`${name} ${path}`, { name, value, path });
  };

  const step = async (url: string, form?: Readonly<Record<string, string>>): Promise<Response> => {
    const { pathname } = new URL(url);
    const sent = [...jar.values()].filter(
      ({ path }) => pathname === path || pathname.startsWith(path.replace(/\/?$/, '/')),
    );
    const headers = { cookie: sent.map(({ name, value }) => `${name}=${value}`).join('; '), accept: 'text/html' };
    const method = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
    const response = await fetch(url, { redirect: 'manual', headers, ...method });
    for (const header of response.headers.getSetCookie()) keep(header);
    return response;
  };

  return {
    cookies: () => [...jar.values()],
    async open(first, form) {
      let url = first;
      let response = await step(url, form);
      for (let redirects = 0; redirects < MOST_REDIRECTS; redirects += 1) {
        const location = response.headers.get('location');
        if (location === null) break;
        url = new URL(location, url).href;
        if (!new URL(url).pathname.startsWith('/oidc')) break;
        await response.arrayBuffer();
        response = await step(url);
      }
      return { status: response.status, url, text: await response.text(), headers: response.headers };
    },
  };
}
