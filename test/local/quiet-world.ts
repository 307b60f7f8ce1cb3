import type { World, WorldDeps } from '../../local/world/world.ts';

/** A world without counterparts: the fixture stack calls no outside system. */
export async function startQuietWorld(_deps: WorldDeps): Promise<World> {
  const unused = 'http://127.0.0.1:9';
  return {
    urls: {
      issuer: unused,
      identity: unused,
      employment: unused,
      qualificationRegistry: unused,
      skillLevelRegistry: unused,
      bank: unused,
      messages: unused,
    },
    answer: async ({ path }) => (path === '/local/messages' ? { status: 200, body: { messages: [] } } : undefined),
    signIn: () => undefined,
    resume: () => {},
    sampleTokens: async () => ({ applicant: 'allow applicant', staff: 'allow staff' }),
    accounts: { citizens: () => [], staff: () => [] },
    close: async () => {},
  };
}
