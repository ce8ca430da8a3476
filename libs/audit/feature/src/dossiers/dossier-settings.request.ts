import { DEFAULT_FILES, DEFAULT_FOLDERS } from '@gongjian/audit-domain';
import { text } from '@gongjian/shared-http';
import { z } from 'zod';

/** How a dossier is arranged, as it is asked for. */
export const dossierSettings = z
  .strictObject({
    fonds: text(8).meta({ example: 'Z109', description: '全宗号：大写字母和数字。Fonds: capitals and digits.' }),
    category: text(2).default('WS').meta({ description: '档案门类代码，两个大写字母。Category: two capitals.' }),
    organisation: text(8).meta({
      example: 'BGS',
      description: '机构（问题）代码：大写字母和数字。Organisation: capitals and digits.',
    }),
    firstNumber: z
      .int()
      .min(1)
      .max(9_999)
      .default(1)
      .meta({ description: '每个年度、期限的起始件号。The number each year and retention begins with.' }),
    folders: text(200).default(DEFAULT_FOLDERS).meta({
      description: '文件夹的命名模板，须能区分各件。Template of folders; it tells one item from another.',
    }),
    files: text(200).default(DEFAULT_FILES).meta({
      description: '文件的命名模板，须含 {sequence}。Template of file names, with {sequence}.',
    }),
  })
  .meta({ id: 'DossierSettings' });
export type DossierSettingsBody = z.output<typeof dossierSettings>;
