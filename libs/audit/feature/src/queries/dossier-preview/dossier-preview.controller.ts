import {
  archiveNumber,
  dossierSettingsInvalid,
  KINDS,
  settingsFault,
  type DossierSettings,
  type RecordKind,
  type RetentionCode,
} from '@gongjian/audit-domain';
import { Policy, type Principal } from '@gongjian/shared-access';
import { Clock } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal } from '@gongjian/shared-http';
import { localDateAt } from '@gongjian/shared-kernel';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { DossierNames } from '../../dossiers/dossier-names.js';
import { dossierSettings, type DossierSettingsBody } from '../../dossiers/dossier-settings.request.js';

const previewAnswer = z
  .strictObject({
    items: z.array(
      z.strictObject({
        archiveNumber: z.string(),
        folder: z.string(),
        files: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'DossierPreview', description: '用示例文件试排的结果。Sample records as they would be arranged.' });
type PreviewAnswer = z.output<typeof previewAnswer>;

interface Sample {
  readonly kind: RecordKind;
  readonly retention: RetentionCode;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly files: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  {
    kind: 'workPlan',
    retention: 'Y',
    title: '示例社区创建工作方案',
    documentNumber: '示创〔2026〕1号',
    files: ['示例方案.pdf'],
  },
  {
    kind: 'task',
    retention: 'D30',
    title: '示例任务：集贸市场整治',
    documentNumber: null,
    files: ['整治前.jpg', '整治前.jpg'],
  },
  {
    kind: 'naming',
    retention: 'Y',
    title: '关于命名示例小区的决定',
    documentNumber: '示创〔2026〕9号',
    files: ['命名决定.pdf'],
  },
];

@ApiTags('案卷 Dossiers')
@Controller('api/audit/v1/dossiers/preview')
export class DossierPreviewController {
  constructor(
    private readonly policy: Policy,
    private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: '预览档号和命名 Preview archive numbers and names; nothing is recorded' })
  @ApiOkResponse({ standardSchema: previewAnswer })
  preview(
    @Body({ schema: dossierSettings }) settings: DossierSettingsBody,
    @CurrentPrincipal() principal: Principal,
  ): PreviewAnswer {
    const today = localDateAt(this.clock.now());
    this.policy.require(principal, 'dossier.order', { tenant: principal.tenant }, today);
    const fault = settingsFault(settings);
    if (fault !== null) throw dossierSettingsInvalid(fault);
    return previewOf(settings, today);
  }
}

function previewOf(settings: DossierSettings, date: string): PreviewAnswer {
  const names = new DossierNames(settings);
  const year = Number(date.slice(0, 4));
  const items = SAMPLES.map(({ kind, retention, title, documentNumber, files }, index) => {
    const number = settings.firstNumber + index;
    const paths = names.pathsOf(
      {
        archiveNumber: archiveNumber(settings, year, retention, number),
        year,
        retention,
        number,
        names: KINDS.find((each) => each.kind === kind)?.names ?? { zh: kind, en: kind },
        title,
        date,
        documentNumber,
        files: files.map((fileName, place) => ({
          fileId: `${index}-${place}`,
          sha256: '',
          size: 0,
          mediaType: fileName.endsWith('.pdf') ? 'application/pdf' : 'image/jpeg',
          fileName,
        })),
      },
      files,
    );
    return {
      archiveNumber: archiveNumber(settings, year, retention, number),
      folder: paths.folder,
      files: paths.files.map(({ path }) => path),
    };
  });
  return { items };
}
