/** The present time of the service, by its settings or the date of its answer; the device's where neither is told. */
export async function serviceTime(): Promise<Date> {
  try {
    const answer = await fetch('/portal-settings.json', { credentials: 'omit' });
    const { now }: { readonly now?: string } = await answer.json();
    const told = new Date(now ?? answer.headers.get('date') ?? Number.NaN);
    return Number.isNaN(told.getTime()) ? new Date() : told;
  } catch {
    return new Date();
  }
}
