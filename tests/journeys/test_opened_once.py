"""A page of the staff side opens each folder once, however many of its parts show what stands in it."""

from typing import Any

import pytest

from portal.records.voices import folders
from portal.records.voices.folders import Folder
from tests.support.staff_fixtures import Office


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("page", ["/staff/request/{}", "/staff/"])
def test_each_folder_is_opened_once_for_a_page(office: Office, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    first, second = (office.receives() for _each in range(2))
    client = office.signs_in(office.hires())
    client.post(f"/staff/request/{first.shown_reference}/link", {"other": second.reference})
    opened: list[str] = []
    open_folder = folders.open_folder

    def counting(folder: Folder, data_key: bytes) -> Any:
        opened.append(folder.id)
        return open_folder(folder, data_key)

    monkeypatch.setattr(folders, "open_folder", counting)
    client.get(page.format(first.shown_reference))
    once = 1 if "{}" in page else 2  # in the inbox a linked request stands in its own row too
    assert opened and {opened.count(each) for each in opened} == {once}
