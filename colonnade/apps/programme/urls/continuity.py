"""Addresses of contacts, promises and handovers."""

from django.urls import path

from colonnade.apps.programme.views import continuity, handovers, promises

ALL = "o/<slug:code>/continuity/"
CONTACT = ALL + "contacts/<int:pk>/"
PROMISE = ALL + "promises/<int:number>/"
HANDOVER = ALL + "handovers/<int:pk>/"

urlpatterns = [
    path(ALL, continuity.continuity, name="continuity"),
    path(ALL + "contacts/", continuity.contacts, name="contacts"),
    path(ALL + "contacts/add/", continuity.add_contact, name="add-contact"),
    path(CONTACT, continuity.contact, name="contact"),
    path(CONTACT + "confirm/", continuity.confirm_contact, name="confirm-contact"),
    path(CONTACT + "end/", continuity.end_contact, name="end-contact"),
    path(ALL + "promises/", promises.promises, name="promises"),
    path(ALL + "promises/add/", promises.add_promise, name="add-promise"),
    path(PROMISE, promises.promise, name="promise"),
    path(PROMISE + "give/", promises.give_promise, name="give-promise"),
    path(PROMISE + "keep/", promises.keep_promise, name="keep-promise"),
    path(PROMISE + "release/", promises.release_promise, name="release-promise"),
    path(ALL + "handovers/begin/", handovers.begin_handover, name="begin-handover"),
    path(HANDOVER, handovers.handover, name="handover"),
    path(HANDOVER + "end/", handovers.end_handover, name="end-handover"),
    path(HANDOVER + "pack/", handovers.pack, name="pack"),
    path(HANDOVER + "pack/make/", handovers.make_pack, name="make-pack"),
    path(HANDOVER + "pack/file/", handovers.pack_file, name="pack-file"),
]
