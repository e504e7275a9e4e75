import { say } from './say.ts'

/** What a referrer sends to her friends, in one language. */
export function shareText(
  { title, code, url }: { readonly title: string; readonly code: string; readonly url: string },
  locale: string,
): string {
  return say('referral.shareText', locale, { title, code, url })
}
