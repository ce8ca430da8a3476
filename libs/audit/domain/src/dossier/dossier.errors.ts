import { DomainError } from '@gongjian/shared-kernel';
import type { SettingsFault } from './dossier-settings.js';

export function dossierNotFound(): DomainError {
  return new DomainError('DOSSIER.NOT_FOUND', 'not-found', { zh: '没有这份案卷。', en: 'There is no such dossier.' });
}

export function dossierAlreadyOrdered(): DomainError {
  return new DomainError('DOSSIER.ALREADY_ORDERED', 'conflict', {
    zh: '这个编号下已有另一份案卷。',
    en: 'Another dossier was ordered under this id.',
  });
}

export function dossierSettingsInvalid(fault: SettingsFault): DomainError {
  return new DomainError(
    'DOSSIER.SETTINGS_INVALID',
    'invalid',
    {
      zh: '档号或命名模板的设置不合规则，请按提示的一项修改。',
      en: 'A code of the archive number, or a template of names, is not as it must be: see which.',
    },
    { ...fault },
  );
}

export function dossierNotReady(status: string): DomainError {
  return new DomainError(
    'DOSSIER.NOT_READY',
    'conflict',
    {
      zh: '案卷尚未组成，或未能组成。',
      en: 'The dossier is not compiled yet, or could not be.',
    },
    { status },
  );
}

/** Something in it was destroyed or erased since. */
export function dossierOutdated(): DomainError {
  return new DomainError('DOSSIER.OUTDATED', 'conflict', {
    zh: '案卷中的内容此后已销毁或清除，请重新组卷。',
    en: 'Something in the dossier was destroyed or erased since; order it anew.',
  });
}

export function dossierEmpty(): DomainError {
  return new DomainError('DOSSIER.EMPTY', 'conflict', {
    zh: '范围内没有可归档的文件。',
    en: 'There is nothing in the scope to be archived.',
  });
}

export function dossierTooLarge(): DomainError {
  return new DomainError('DOSSIER.TOO_LARGE', 'conflict', {
    zh: '一份案卷最多 9999 件，请按对象分开组卷。',
    en: 'A dossier holds at most 9,999 items: order one for each subject.',
  });
}
