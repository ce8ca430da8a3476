import { readServiceConfiguration, runProcess, startService } from '@gongjian/shared-service';
import { readDirectorySettings } from './directory-settings.js';
import { directoryService } from './directory.service.js';

await runProcess((say) => {
  const configuration = readServiceConfiguration('directory', process.env);
  return startService(directoryService(configuration, readDirectorySettings(process.env)), configuration, say);
});
