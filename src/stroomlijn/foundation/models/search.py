from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SearchEntry(models.Model):
    """Something that can be found. Derived: each context can make its entries anew, and does so for a `shape` that
    is older than this release makes.

    `tags` are what answers are counted and chosen by: 'domein:Wmo', 'werkrol:consulent wmo', 'code:wmol9' ... `titles`
    are the words of the title alone, and entries on one `shelf` are of one kind, domain and organisation: both so small
    that each of thousands of answers can be asked for them.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    part = models.CharField(max_length=80, blank=True)
    title = models.CharField(max_length=300)
    context = models.CharField(max_length=300, blank=True)
    excerpt = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    language = models.CharField(max_length=10, default="nl")
    tags = ArrayField(models.TextField(), default=list)
    shelf = models.BigIntegerField(default=0)
    titles = SearchVectorField(default="")
    words = SearchVectorField()
    shape = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "part"], name="search_entry_once")]
        indexes = [GinIndex(fields=["words"]), GinIndex(fields=["tags"], name="search_entry_tags")]


class SearchWord(models.Model):
    """The vocabulary of what can be found, so that a word with a typing error finds its nearest."""

    word = models.CharField(max_length=60, unique=True)


class SearchMiss(models.Model):
    """What was asked and not found: how often, never by whom."""

    question = models.CharField(max_length=200, unique=True)
    times = models.IntegerField(default=1)
    last_on = models.DateField()

    class Meta:
        ordering = ["-times", "question"]
