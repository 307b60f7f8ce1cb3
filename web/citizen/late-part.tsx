import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Language } from '../../shared/contracts/portal-pages.ts';
import { UnreachableError } from '../api/trouble.ts';
import { Loading } from '../design/states.tsx';
import type { StatementsText } from '../text/zh/citizen-statements.ts';
import type * as accesses from './accesses/own-accesses.tsx';
import type * as paymentReturn from './applications/payment-return.tsx';
import { useCitizenText } from './citizen-text.tsx';
import type * as recovery from './recovery/recovery.tsx';
import type * as overturned from './remedy/overturned.tsx';
import type * as reconsideration from './remedy/reconsideration.tsx';
import { StatementsTextProvider } from './statement/statements-text.tsx';
import type * as suspension from './suspension/suspension.tsx';
import { TroubleMessage } from './trouble-message.tsx';

interface Parts {
  readonly paymentReturn: typeof paymentReturn;
  readonly suspension: typeof suspension;
  readonly overturned: typeof overturned;
  readonly reconsideration: typeof reconsideration;
  readonly accesses: typeof accesses;
  readonly recovery: typeof recovery;
}

/** The parts of a page that few cases need, or that nobody needs at once. */
const PARTS: { readonly [Name in keyof Parts]: () => Promise<Parts[Name]> } = {
  paymentReturn: () => import('./applications/payment-return.tsx'),
  suspension: () => import('./suspension/suspension.tsx'),
  overturned: () => import('./remedy/overturned.tsx'),
  reconsideration: () => import('./remedy/reconsideration.tsx'),
  accesses: () => import('./accesses/own-accesses.tsx'),
  recovery: () => import('./recovery/recovery.tsx'),
};

interface LatePartProps<Name extends keyof Parts> {
  readonly name: Name;
  readonly children: (part: Parts[Name]) => ReactNode;
}

/**
 * A part of a page whose script and words load when it is shown. Unlike with React's own `lazy`, a load that fails
 * leaves the rest of the page as it is, and can be tried again.
 */
export function LatePart<Name extends keyof Parts>({ name, children }: LatePartProps<Name>) {
  const { language, text } = useCitizenText();
  const { data, error, refetch } = useQuery({
    queryKey: ['part', name, language],
    queryFn: () => loaded(name, language),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  if (!data) {
    return error ? <TroubleMessage reads error={error} onRetry={refetch} /> : <Loading>{text.loading}</Loading>;
  }
  return <StatementsTextProvider value={data.words}>{children(data.part)}</StatementsTextProvider>;
}

async function loaded<Name extends keyof Parts>(name: Name, language: Language) {
  try {
    const [part, words] = await Promise.all([PARTS[name](), wordsIn(language)]);
    return { part, words };
  } catch (cause) {
    throw new UnreachableError(`${name} did not load`, { cause });
  }
}

async function wordsIn(language: Language): Promise<StatementsText> {
  const { statementsText } =
    language === 'en'
      ? await import('../text/en/citizen-statements.ts')
      : await import('../text/zh/citizen-statements.ts');
  return statementsText;
}
