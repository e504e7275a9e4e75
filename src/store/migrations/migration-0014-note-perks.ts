import { Migration } from '@mikro-orm/migrations'

/** Perks are noted in the change log, too: they are in their holders' wallets. */
export class Migration0014NotePerks extends Migration {
  override up(): void {
    this.addSql(
      'create trigger perk_notes_change after insert or update on perk for each row execute function note_holder()',
    )
  }
}
