import type { World, WorldDeps } from '../../local/world/world.ts';

/** A world in which nothing answers: the fixture stack calls nobody. */
export async function startQuietWorld(_deps: WorldDeps): Promise<World> {
  const nowhere = 'http://127.0.0.1:9';
  return {
    urls: {
      issuer: nowhere,
      identity: nowhere,
      employment: nowhere,
      qualificationRegistry: nowhere,
      skillLevelRegistry: nowhere,
      bank: nowhere,
      messages: nowhere,
    },
    answer: async ({ path }) => (path === '/local/messages' ? { status: 200, body: { messages: [] } } : undefined),
    resume: () => {},
    sampleTokens: async () => ({ applicant: 'allow applicant', staff: 'allow staff' }),
    close: async () => {},
  };
}
