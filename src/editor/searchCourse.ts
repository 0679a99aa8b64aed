import * as vscode from 'vscode';
import { CourseSearch, type Hit } from '../packs/courseSearch.ts';
import type { LibraryContents } from '../packs/library.ts';
import type { SearchEntry } from '../packs/searchEntries.ts';
import { openItem, type ItemParts } from './openItem.ts';

interface HitItem extends vscode.QuickPickItem {
  readonly entry: SearchEntry;
}

/** Finds words in all lessons, terms and labs while one types. The index is made when it is first asked for. */
export class SearchCourse {
  readonly #parts: ItemParts;
  #made: { readonly of: LibraryContents; readonly search: CourseSearch } | undefined;

  constructor(parts: ItemParts) {
    this.#parts = parts;
  }

  async show(): Promise<void> {
    const search = await this.#search();
    const pick = vscode.window.createQuickPick<HitItem>();
    pick.placeholder = vscode.l10n.t('Words to find in lessons, terms and labs');
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const places = search.places.map((entry) => itemOf({ entry, snippet: '' }));
    pick.items = places;
    pick.onDidChangeValue((value) => {
      pick.items = value.trim() === '' ? places : search.find(value).map(itemOf);
    });
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (!item) return;
      pick.hide();
      void this.#open(item.entry);
    });
    pick.onDidHide(() => {
      pick.dispose();
    });
    pick.show();
  }

  async #search(): Promise<CourseSearch> {
    const contents = await this.#parts.library.contents();
    if (this.#made?.of !== contents) this.#made = { of: contents, search: new CourseSearch(contents.packs) };
    return this.#made.search;
  }

  async #open({ node: id, place }: SearchEntry): Promise<void> {
    try {
      const node = (await this.#parts.course.outline()).node(id);
      if (node) await openItem(this.#parts, node, place === null ? {} : { goTo: place });
    } catch (error) {
      this.#parts.notices.fault(vscode.l10n.t('Search Course'), error);
    }
  }
}

const icons: Readonly<Record<SearchEntry['kind'], string>> = {
  start: 'home',
  lesson: 'book',
  glossary: 'quote',
  lab: 'beaker',
  system: 'circuit-board',
};

/** The search has decided what fits, fuzzily too: the quick pick must not decide again. */
function itemOf({ entry, snippet }: Hit): HitItem {
  const description = [kindWord(entry), ...entry.within].join(' · ');
  return {
    label: entry.title,
    iconPath: new vscode.ThemeIcon(icons[entry.kind]),
    description,
    ...(snippet === '' ? {} : { detail: snippet }),
    alwaysShow: true,
    entry,
  };
}

function kindWord({ kind, place }: SearchEntry): string {
  switch (kind) {
    case 'start':
      return place === null ? vscode.l10n.t('Page') : vscode.l10n.t('Section');
    case 'lesson':
      return place === null ? vscode.l10n.t('Lesson') : vscode.l10n.t('Section');
    case 'glossary':
      return vscode.l10n.t('Term');
    case 'lab':
      return vscode.l10n.t('Lab');
    case 'system':
      return vscode.l10n.t('Known system');
  }
}
