import { taken } from '../../api/api-client.ts';
import { usePages } from '../../session/use-pages.ts';
import { timeText } from '../../text/format.ts';
import { useAgencies } from '../agencies.ts';
import { Scrolled } from '../scrolled.tsx';
import { useStaffText } from '../staff-text.tsx';
import { ReadOnRequest } from './read-on-request.tsx';

/** Who of the staff read a case, latest first. Each reading is recorded, also this one, so somebody must ask for it. */
export function AccessRecords({ applicationId }: { readonly applicationId: string }) {
  const { language, text } = useStaffText();
  const { accesses: words, roles, file } = text.desk;
  const { nameOf } = useAgencies();
  const read = usePages({
    list: ['accesses', applicationId],
    read: (api, next) =>
      taken(
        api.GET('/v1/staff/applications/{applicationId}/accesses', {
          params: { path: { applicationId }, query: { limit: '50', next } },
        }),
      ),
    onRequest: true,
  });
  const accesses = read.data?.pages.flatMap((page) => page.accesses) ?? [];
  return (
    <ReadOnRequest title={words.title} load={words.load} of={read}>
      {read.data && (
        <Scrolled label={words.title}>
          <table className="number">
            <thead>
              <tr>
                <th scope="col">{file.at}</th>
                <th scope="col">{words.who}</th>
                <th scope="col">{words.role}</th>
                <th scope="col">{text.tasks.agency}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.purpose}</th>
              </tr>
            </thead>
            <tbody>
              {accesses.map(({ at, who, what, purpose }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a reading has no id; the list only grows at its end.
                <tr key={index}>
                  <td>{timeText(at, language)}</td>
                  <td>{who.staffId}</td>
                  <td>{who.roles.map((role) => roles[role]).join(words.and)}</td>
                  <td>{nameOf(who.agency)}</td>
                  <td>{words.targets[what]}</td>
                  <td>{words.purposes[purpose]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </ReadOnRequest>
  );
}
