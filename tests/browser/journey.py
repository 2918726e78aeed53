"""One evaluation from its first interview to the page that tells what came of it, every step in a browser."""

import re
from datetime import date, timedelta
from io import BytesIO

from django.utils import timezone, translation
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.telling import LEADER, Found, Telling
from tests.browser.walk import address, choose, fill, found_in
from tests.foundation.report.reading import opened, words

CONTACT = "Randi"
#: The two who review, by side: name in the pool, and address.
REVIEWERS = {
    "lived_experience": ("Grete Solmyr", "grete.solmyr@example.org"),
    "professional": ("Ellinor Tåkeheim", "ellinor.takeheim@example.org"),
}
CODE = re.compile(r"\b[a-zæøå]+-[a-zæøå]+-\d{4}\b")
LINK = re.compile(r"https?://\S+")
HALF_A_MINUTE = 30_000


class Journey(Telling):
    """The evaluation on its way. Steps are taken in the order in which they stand here."""

    code = ""

    def advance(self, state: int) -> None:
        """Take the next step; ``state`` is its number of nine."""
        page = self.walk.press(LEADER, "listen:evaluation", self.id, "listen:advance")
        expect(page.locator("ol.steps > li").nth(state - 1)).to_have_attribute("aria-current", "step")

    # The door

    def ask_reviewers(self, route: str) -> None:
        """Send what may leave to one reviewer from each side."""
        page = self.walk.go(LEADER, route, self.id)
        for side, (name, _mail) in REVIEWERS.items():
            page.locator(f'[name="{side}-person"]').select_option(label=name)
        self.walk.send(page, "professional-person")

    def send_new_link(self, side: str) -> None:
        """A reviewer has lost the letter and gets a new one; the old link opens nothing any more."""
        name, mail = REVIEWERS[side]
        old = self._link(mail)
        page = self.walk.go(LEADER, "listen:review", self.id)
        page.locator(f'a[href*="{address("release:start")}"]').first.click()
        page = self.walk.go(LEADER, "release:replace_reviewer", found_in(page.url, "sitting"), side)
        page.locator("[name=person]").select_option(label=name)
        self.walk.send(page, "person")
        assert self._link(mail) != old
        assert self.walk.page().request.get(old).status == 404

    def _link(self, mail: str) -> str:
        return str(LINK.findall(self.walk.server.mails_to(mail)[-1])[0])

    def review_page(self, side: str) -> Page:
        """Open the link in the newest letter, without an account, as a mail program does first: nothing is answered."""
        link = self._link(REVIEWERS[side][1])
        page = self.walk.page()
        for _again in range(2):
            page.goto(link)
            expect(page.locator("[type=radio]").first).to_be_attached()
            assert page.locator("[type=radio]:checked").count() == 0
        self.walk.look(page)
        return page

    def answer(self, side: str, no_to: str = "", because: str = "") -> None:
        """Say yes to every item but perhaps one, and send in."""
        page = self.review_page(side)
        for item in page.locator("form section").all():
            refused = bool(no_to) and no_to in item.inner_text()
            item.locator(f'[type=radio][value="{"no" if refused else "yes"}"]').check()
            item.locator("textarea").fill(because if refused else "")
        self.walk.send(page, page.locator("main form"), 'button[value="send"]')
        expect(page.locator("[type=radio]")).to_have_count(0)

    def rewrite_quote(self, found: Found, remark: str, text: str) -> None:
        """Read what the reviewer wrote, and write the quote anew."""
        page = self.walk.go(LEADER, "listen:quote", self.id, self.quotes[found.title])
        expect(page.locator("main blockquote", has_text=remark)).to_be_visible()
        fill(page, text=text)
        self.walk.send(page, "text")

    # Dialogue and decisions

    def plan_conference(self) -> None:
        """Plan it for today, with the users' own meeting yesterday."""
        page = self.walk.go(LEADER, "meet:plan", self.id)
        today, yesterday = timezone.localdate(), timezone.localdate() - timedelta(days=1)
        fill(page, day=today.isoformat(), place="Kulturhuset", users_meeting_day=yesterday.isoformat())
        fill(page, users_meeting_place="Kaffestua", programme="Kaffe, funnene ett for ett, suppe.")
        self.walk.send(page, "users_meeting_day")

    def discuss(self, found: Found) -> None:
        """Write down what both sides said."""
        page = self.walk.go(LEADER, "meet:discuss", self.id, self.findings[found.title])
        choose(page, "outcome", found.outcome)
        if found.outcome != "recognised":
            fill(page, users_words="Slik er det for oss.", staff_words="Vi trodde at dette gikk bedre.")
        self.walk.send(page, "outcome")

    def add_from_conference(self, title: str, text: str) -> None:
        """A finding that nobody had told before the conference."""
        page = self.walk.go(LEADER, "meet:add_finding", self.id)
        choose(page, "kind", "suggestion")
        fill(page, title=title, text=text, counted="9")
        self.walk.send(page, "title")

    def end_conference(self) -> None:
        """It has been held."""
        page = self.walk.go(LEADER, "meet:hold", self.id)
        fill(page, who_came="Om lag tretti kom, de fleste brukere.")
        self.walk.send(page, "who_came")

    def decide(self, title: str, kind: str, answer: str, due: date) -> None:
        """The municipality answers a finding; one from the conference has its address on the list of decisions."""
        page = self.walk.go(CONTACT, "change:decisions", self.id)
        page.locator("article").filter(has_text=title).locator(f'a[href*="{self._path()}"]').first.click()
        page.locator(f'a[href="{address("change:answer", self.id, found_in(page.url, "finding"), kind)}"]').click()
        common = {"owner": "Enhetsleder i Botjenesten"}
        answers = {
            "measure": common
            | {"title": answer, "what_changes": "Panelet er med fra første dag, og tavla sier når det er klart."}
            | {"for_whom": "Alle som bruker tjenesten", "how_seen": "Vi spør panelet.", "due": due.isoformat()},
            "keep": common | {"text": answer, "look_again_on": due.isoformat()},
            "no": {"text": answer},
        }
        page.wait_for_load_state()
        fill(page, **answers[kind])
        self.walk.send(page, "owner")

    def _path(self) -> str:
        return address("change:decisions", self.id)

    # What came of it

    def publish_report(self) -> None:
        """Publish, and wait for both files."""
        page = self.walk.press(LEADER, "change:write_report", self.id, "change:write_report")
        pdf = page.locator(f'a[href="{address("change:save_report", self.id, "pdf")}"]')
        expect(pdf).to_be_visible(timeout=HALF_A_MINUTE)

    def check_report(self, titles: list[str]) -> None:
        """Anybody reads it as a page, and saves it as PDF and Word; all three have every finding."""
        page = self.walk.go("", "change:report", self.id)
        for title in titles:
            expect(page.locator("main")).to_contain_text(title)
        pdf, word = self._saved("pdf"), self._saved("word")
        with opened(pdf) as document:
            assert document.Root.MarkInfo.Marked
            assert str(document.Root.Lang) in ("nb", "nb-NO")
        paragraphs = "\n".join(p.text for p in Document(BytesIO(word)).paragraphs)
        for title in titles:
            assert title.replace(" ", "") in words(pdf)
            assert title in paragraphs

    def _saved(self, form: str) -> bytes:
        page = self.walk.page()
        link = page.locator(f'a[href="{address("change:save_report", self.id, form)}"]')
        for _try in range(15):
            page.goto(address("change:report", self.id))
            try:
                expect(link).to_be_visible(timeout=2_000)
                break
            except AssertionError:
                continue
        with page.expect_download() as download:
            link.click()
        return download.value.path().read_bytes()

    def feed_back(self) -> None:
        """Open the page, hang up the sheet, tell it aloud. The sheet has the code of those who took part."""
        page = self.walk.go(CONTACT, "change:tell", self.id)
        fill(page, intro="Takk til dere som fortalte. Her står det vi hørte, og hva vi gjør.")
        self.walk.send(page, "intro")
        page = self.walk.go(CONTACT, "change:tell", self.id)
        today = timezone.localdate().isoformat()
        fill(page, sheet_place="Oppslagstavla", sheet_on=today, told_place="Fellesrommet", told_on=today)
        self.walk.send(page, "sheet_place")
        sheet = self.walk.go(CONTACT, "change:sheet", self.id)
        self.code = CODE.findall(sheet.locator("body").inner_text())[0]

    def measure(self) -> str:
        """The first measure on the page that everybody reads."""
        page = self.walk.go("", "change:feedback", self.id)
        return found_in(page.locator("article h3 a").first.get_attribute("href") or "", "measure")

    def follow_up(self, measure: str) -> None:
        """The municipality says that the measure is done."""
        page = self.walk.go(CONTACT, "change:measure", measure)
        choose(page, "state", "done")
        fill(page, text="Dette er på plass.")
        self.walk.send(page, "on")

    def say_not_done(self, measure: str) -> None:
        """Somebody who took part says that it is not, with the code from the sheet."""
        page = self.walk.go("", "change:not_done", measure)
        fill(page, code=self.code, words="Jeg har ikke merket noe ennå.")
        self.walk.send(page, "code")
        with translation.override("nb"):
            said = translation.gettext("Not everyone agrees that this is done.")
        expect(self.walk.go("", "change:feedback", self.id).locator("article", has_text=said)).to_have_count(1)
        expect(self.walk.go(CONTACT, "change:measure", measure).locator(".ds-alert", has_text=said)).to_be_visible()

    def check_public_page(self, titles: list[str]) -> None:
        """In all three languages everybody reads what was heard, decided and done about each finding."""
        for language in ("nb", "nn", "en"):
            page = self.walk.go("", "change:feedback", self.id, language=language)
            expect(page.locator("article > div:first-child h2")).to_contain_text(titles)
            for title in titles:
                row = page.locator("article").filter(has=page.locator("h2", has_text=title))
                expect(row).to_have_count(1)
                heard, decided, done = row.locator("> div").all()
                expect(heard.locator("h2")).to_be_visible()
                expect(decided.locator("h3")).to_be_visible()
                expect(decided.locator("p").first).not_to_be_empty()
                expect(done.locator(".ds-tag")).to_be_visible()
