import { useEffect, useRef, useState } from 'react';
import { usePerson } from '../../session/session-context.tsx';
import { useAgencies } from '../agencies.ts';
import { keptDraft } from '../kept-draft.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { type Export, ExportForm } from './export-form.tsx';
import { ExportRow, useExportName } from './export-row.tsx';
import type { Period } from './period.ts';

interface ExportsSectionProps {
  readonly period: Period;
  readonly agency: string | undefined;
}

/**
 * Asks for exports, and lists those asked for in this tab, the latest first. Their ids, and how far each was when it
 * was read last, stay in the storage of the tab; the address of a file does not.
 */
export function ExportsSection({ period, agency }: ExportsSectionProps) {
  const { text } = useStaffText();
  const { exports: words } = text.desk.reports;
  const { nameOf } = useAgencies();
  const subject = usePerson()?.subject ?? '';
  const heading = useRef<HTMLHeadingElement>(null);
  const [asked, setAsked] = useState<readonly Export[]>(() => listOf(subject).read()?.exports ?? []);
  const [forms, setForms] = useState(0);
  const [said, setSaid] = useState('');
  const exportName = useExportName(nameOf);
  const change = (to: (known: readonly Export[]) => readonly Export[]): void =>
    setAsked((known) => {
      const exports = to(known);
      listOf(subject).keep({ exports });
      return exports;
    });
  // The form begins anew, so the focus goes on with what it has asked for.
  useEffect(() => {
    if (forms > 0) heading.current?.focus();
  }, [forms]);
  const onAsked = (one: Export) => {
    change((known) => [one, ...known.filter(({ exportId }) => exportId !== one.exportId)]);
    // Another form sends under another key: asked for again, it is another export.
    setForms((count) => count + 1);
  };
  const onRead = ({ url: _, expiresAt: __, ...read }: Export): void => {
    change((known) => known.map((each) => (each.exportId === read.exportId ? read : each)));
    if (read.status === 'READY') setSaid(words.isReady(exportName(read)));
  };
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <section>
        <ExportForm key={`${period.from} ${period.to} ${agency} ${forms}`} {...{ period, agency, onAsked }} />
      </section>
      <h3 tabIndex={-1} ref={heading} hidden={asked.length === 0}>
        {words.own}
      </h3>
      {asked.length > 0 && (
        <Scrolled label={words.own}>
          <table className="stacked number">
            <thead>
              <tr>
                <th scope="col">{words.file}</th>
                <th scope="col">{words.status}</th>
                <th scope="col">{words.download}</th>
              </tr>
            </thead>
            <tbody>
              {asked.map((each) => (
                <ExportRow key={each.exportId} of={each} name={exportName(each)} onRead={onRead} />
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  );
}

function listOf(subject: string) {
  return keptDraft<{ readonly exports: readonly Export[] }>(
    { subject, form: 'exports', about: 'asked' },
    { exports: [] },
  );
}
