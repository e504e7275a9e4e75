import { Migration } from '@mikro-orm/migrations'

/** Loyalty cards are noted in the change log, too: their points and tiers are their holders'. */
export class Migration0012NoteCards extends Migration {
  override up(): void {
    this.addSql(
      `create trigger loyalty_card_notes_change after insert or update on loyalty_card
       for each row execute function note_holder()`,
    )
  }
}
