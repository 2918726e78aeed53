"""Walks the site as a visitor would, and finds one page of every kind."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from django.utils import translation


@dataclass(frozen=True)
class Fetched:
    """What came back for an address."""

    status: int
    content_type: str
    body: str


Fetch = Callable[[str], Fetched]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href and "hreflang" not in dict(attrs):
            self.found.append(href)


def route_of(path: str) -> str | None:
    """The name of the route behind an address, ``listen:evaluation``; ``None`` when it is nobody's."""
    path = urlsplit(path).path
    language = path.strip("/").split("/")[0]
    with translation.override(language if language in ("nb", "nn", "en") else "nb"):
        try:
            return resolve(path).view_name
        except Resolver404:
            return None


def crawl(fetch: Fetch, start: str, *, most_of_a_kind: int = 2, most: int = 400) -> dict[str, list[str]]:
    """Follow links from ``start``; return up to ``most_of_a_kind`` addresses that answer with a page, by route.

    Raises ``AssertionError`` when a link leads to nowhere: every link that is shown must work.
    """
    waiting, seen, found = deque([start]), {start}, dict[str, list[str]]()
    while waiting and len(seen) < most:
        path = waiting.popleft()
        route = route_of(path)
        if route is None or len(found.get(route, [])) >= most_of_a_kind:
            continue
        answer = fetch(path)
        assert answer.status == 200, f"{path} answered {answer.status}"  # noqa: S101
        if "text/html" not in answer.content_type:
            continue
        found.setdefault(route, []).append(path)
        waiting.extend(link for link in _links(path, answer.body) if not (link in seen or seen.add(link)))  # type: ignore[func-returns-value]
    return found


def _links(path: str, body: str) -> list[str]:
    parser = _Links()
    parser.feed(body)
    links = (
        urljoin(path, href) for href in parser.found if not href.startswith(("mailto:", "tel:", "sms:", "http", "#"))
    )
    return [urlsplit(link).path + (f"?{query}" if (query := urlsplit(link).query) else "") for link in links]
