import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { Button } from '../../design/button.tsx';
import { useApi } from '../../session/session-context.tsx';
import { usePages } from '../../session/use-pages.ts';
import { listText, timeText } from '../../text/format.ts';
import { useCitizenText } from '../citizen-text.tsx';
import { PagedList } from '../paged-list.tsx';
import { OWN_ACCESSES_TEXT } from './own-accesses-text.ts';

type Access = Success<'listOwnAccesses'>['accesses'][number];

/** Who of the staff read the application. It is asked for only where the person wants to know. */
export function OwnAccesses({ applicationId }: { readonly applicationId: string }) {
  const { language } = useCitizenText();
  const words = OWN_ACCESSES_TEXT[language];
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="card" aria-labelledby="accesses">
      <h2 id="accesses">{words.title}</h2>
      <p>{words.intro}</p>
      <Button kind="secondary" expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? words.close : words.open}
      </Button>
      {isOpen && <AccessList applicationId={applicationId} />}
    </section>
  );
}

function AccessList({ applicationId }: { readonly applicationId: string }) {
  const { language } = useCitizenText();
  const words = OWN_ACCESSES_TEXT[language];
  const agencyName = useAgencyName();
  const pages = usePages({
    list: ['own-accesses', applicationId],
    read: (api, next) =>
      taken(
        api.GET('/v1/applications/{applicationId}/accesses', {
          params: { path: { applicationId }, query: { limit: '20', next } },
        }),
      ),
  });
  return (
    <PagedList
      pages={pages}
      itemsOf={({ accesses }) => accesses}
      // A reading has no id; the list only grows at its end.
      idOf={(_, index) => String(index)}
      card={(access) => <AccessLine of={access} agency={agencyName(access.agency)} />}
      loading={words.loading}
      more={words.more}
      empty={<p>{words.empty}</p>}
    />
  );
}

function AccessLine({ of: { at, roles, what, purpose }, agency }: { readonly of: Access; readonly agency: string }) {
  const { language } = useCitizenText();
  const words = OWN_ACCESSES_TEXT[language];
  const who = listText(
    roles.map((role) => words.roles[role]),
    language,
  );
  return (
    <p tabIndex={-1}>
      <strong className="number">{timeText(at, language)}</strong>
      <span className="line" lang="zh-CN">
        {agency}
      </span>
      <span className="line">{words.sentence(who, words.targets[what], words.purposes[purpose])}</span>
    </p>
  );
}

/** The name of an agency; its code until the names are here. */
function useAgencyName() {
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['agencies'],
    queryFn: () => taken(api.GET('/v1/agencies', { params: { path: {} } })),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (code: string) => data?.agencies.find((agency) => agency.code === code)?.name ?? code;
}
