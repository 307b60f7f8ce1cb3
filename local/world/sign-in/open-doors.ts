import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { sendAnswer } from '../../http/send-answer.ts';
import type { Door } from './account.ts';
import { captcha } from './captcha/captcha.ts';
import { citizenDoor } from './citizen-door.ts';
import { answerInteraction, type DoorPages } from './interactions.ts';
import { lockout } from './lockout.ts';
import type { OneTimeCodes } from './one-time-codes.ts';
import { doorPath } from './pages/page.ts';
import { type ProviderDeps, providerOf, SIGN_IN_SECONDS } from './provider.ts';
import { staffDoor } from './staff-door.ts';

interface DoorsDeps extends ProviderDeps {
  readonly codes: OneTimeCodes;
}

type ServeDoor = (door: Door, message: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Opens the doors: each is a provider for the protocol, and pages for the people. */
export async function openDoors(deps: DoorsDeps): Promise<ServeDoor> {
  const { accounts, codes, now } = deps;
  const pages: Readonly<Record<Door, DoorPages>> = {
    citizen: citizenDoor({ accounts, captcha: captcha(SIGN_IN_SECONDS), lockout: lockout(now) }),
    staff: staffDoor({ accounts, codes, lockout: lockout(now) }),
  };
  const providers: Readonly<Record<Door, Provider>> = {
    citizen: providerOf('citizen', deps),
    staff: providerOf('staff', deps),
  };

  return async (door, message, response) => {
    const provider = providers[door];
    const start = doorPath(door);
    const rest = (message.url ?? '').slice(start.length);
    if (rest.startsWith('/interaction/')) {
      const answer = await answerInteraction(pages[door], provider, message, response);
      return sendAnswer(message, response, answer);
    }
    // The provider finds its own place from the difference between the two addresses, as below a mounted path.
    Object.assign(message, { originalUrl: message.url, url: rest });
    await provider.callback()(message, response);
  };
}
