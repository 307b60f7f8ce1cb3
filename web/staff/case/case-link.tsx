import { idText } from '../../text/format.ts';

/** A case number that opens the case file. */
export function CaseLink({ applicationId, prefix }: { readonly applicationId: string; readonly prefix: string }) {
  return (
    <a className="number" href={`${prefix}/staff/applications/${applicationId}`}>
      {idText(applicationId)}
    </a>
  );
}
