/** The programme of an application that names none. Cases from before there were others name none either. */
export const DEFAULT_PROGRAMME = 'enterprise-certificate';

/** The programme that terms belong to. */
export function programmeOf({ programme }: { readonly programme?: string | undefined }): string {
  return programme ?? DEFAULT_PROGRAMME;
}
