import { useEffect, useRef, useState } from 'react';
import { taken } from '../../api/api-client.ts';
import type { Success } from '../../api/paths.ts';
import { SelectField, TextField } from '../../design/field.tsx';
import { useApi } from '../../session/session-context.tsx';
import { DeskPage } from '../desk-page.tsx';
import { DeskForm } from '../form/desk-form.tsx';
import { slugOf } from '../form/form-rules.ts';
import { useDeskForm } from '../form/use-desk-form.ts';
import { optionsOf } from '../labels.ts';
import { useStaffText } from '../staff-text.tsx';
import { FoundCases } from './found-cases.tsx';
import { bodyOf, FITTING, NO_SEARCH, type SearchField } from './search-body.ts';

type Found = Success<'searchApplications'>;

/**
 * Finds cases by one number of a person, for a purpose. The number goes in the body of a request: it stands in no
 * address and no history, and nothing of the form is kept.
 */
export function SearchPage() {
  const words = useStaffText().text.desk.search;
  const api = useApi();
  const [found, setFound] = useState<{ readonly of: Found; readonly search: number }>();
  const searches = useRef(0);
  const form = useDeskForm<SearchField, Found>({
    form: 'search',
    about: 'new',
    keeps: false,
    empty: NO_SEARCH,
    fitting: FITTING,
    needed: words.needed,
    fieldFor: { idNumber: 'number', phone: 'number', certificateNumber: 'number' },
    refusedAt: (problem) => (slugOf(problem) === 'own-application' ? { id: 'number', message: words.own } : undefined),
    send: (typed) => {
      // What an earlier search found is no answer to this one.
      setFound(undefined);
      return taken(api.POST('/v1/staff/application-searches', { params: { path: {} }, body: bodyOf(typed) }));
    },
    onSent: (of) => {
      searches.current += 1;
      setFound({ of, search: searches.current });
    },
  });
  return (
    <DeskPage title={words.title}>
      <p>{words.intro}</p>
      <div className="desk-form">
        <DeskForm of={form} submit={words.submit}>
          <SelectField {...form.field('by')} label={words.by} options={optionsOf(words.kinds)} />
          <TextField
            {...form.field('number')}
            label={words.number}
            hint={words.numberHint}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
          />
          <TextField
            {...form.field('purpose')}
            label={words.purpose}
            hint={words.purposeHint}
            autoComplete="off"
            maxLength={200}
          />
        </DeskForm>
      </div>
      {found && <Results key={found.search} of={found.of} />}
      <section>
        <h2>{words.limitsTitle}</h2>
        <ul>
          <li>{words.limits.agency}</li>
          <li>{words.limits.refused}</li>
          <li>{words.limits.recent}</li>
        </ul>
      </section>
    </DeskPage>
  );
}

/** What a search found. Its heading takes the focus, so that a screen reader says how much it is. */
function Results({ of: { applications, complete } }: { readonly of: Found }) {
  const words = useStaffText().text.desk.search;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section>
      <h2 tabIndex={-1} ref={heading}>
        {words.found(applications.length)}
      </h2>
      {!complete && <p>{words.incomplete}</p>}
      {applications.length > 0 && <FoundCases of={applications} />}
    </section>
  );
}
