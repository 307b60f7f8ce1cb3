import { shownInstant } from './clock/clock-text.ts';
import { readOptions } from './read-options.ts';
import { type LocalService, startLocalService } from './service.ts';
import { StartupError } from './storage/startup-error.ts';

const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 0 } as const;

try {
  const service = await startLocalService(readOptions(process.argv.slice(2), process.env));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void service.close().finally(() => process.exit(EXIT_BY_SIGNAL[signal])));
  }
  console.log(await readyText(service));
  await service.failed;
} catch (error) {
  console.error(error instanceof StartupError ? error.message : error);
  process.exit(1);
}

async function readyText(service: LocalService): Promise<string> {
  const tokens = await service.sampleTokens();
  return `
  API          ${service.url}
  contract     ${service.url}/openapi.json
  citizens     ${service.url}/
  staff desk   ${service.url}/staff
  panel        ${service.url}/local
  people       ${service.url}/local/people  (everybody who can sign in, with passwords and codes)
  clock        ${shownInstant(service.now())}  (POST /local/clock {"advanceBy":"P1D"} moves it)
  data folder  ${service.dataFolder}

  Sign in as
${signInLines(service)}

  Try it: curl -H "Authorization: Bearer TOKEN" ${service.url}/v1/applications

  applicant token
  ${tokens.applicant}

  staff token
  ${tokens.staff}

  Ctrl-C stops everything; the next start goes on where this one ended.
`;
}

/** One citizen, and the first member of staff of each role: those are the city's, who see every agency. */
function signInLines({ accounts }: LocalService): string {
  const [citizen] = accounts.citizens();
  const roleOf = ({ roles }: { readonly roles: readonly string[] }): string => roles.join();
  const firstOfRole = accounts
    .staff()
    .filter((account, index, all) => all.findIndex((other) => roleOf(other) === roleOf(account)) === index);
  const lines = [
    citizen &&
      `citizen        phone ${citizen.phone}, personal number ${citizen.personalNumber}, password ${citizen.password}`,
    ...firstOfRole.map(
      (account) =>
        `${roleOf(account).padEnd(13)}  ${account.subject}, password ${account.password}, and a code from /local/people`,
    ),
  ];
  return lines.map((line) => `    ${line ?? ''}`).join('\n');
}
