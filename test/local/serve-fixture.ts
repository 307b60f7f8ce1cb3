import { startLocalService } from '../../local/service.ts';
import { synthesiseFixture } from './fixture-stack.ts';
import { startQuietWorld } from './quiet-world.ts';

const [dataFolder = ''] = process.argv.slice(2);
const service = await startLocalService({
  port: 0,
  dataFolder,
  synthesise: synthesiseFixture,
  startWorld: startQuietWorld,
});
console.log(service.url);
process.on('SIGTERM', () => process.exit(0));
