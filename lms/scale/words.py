# ruff: noqa: SIM905 (a line of words reads better than a list of quotes)
"""Invented names by chance. Common surnames by how often they are met; nobody here is anybody."""

from __future__ import annotations

from random import Random

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔"
    "贺赖龚文"
)
WEIGHTS = [round(1000 / (rank + 6)) for rank in range(len(SURNAMES))]
COMPOUND = ["欧阳", "上官", "司马", "诸葛", "夏侯", "尉迟"]
GIVEN_MEN = "建国军伟强勇杰涛明超磊刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林峰"
GIVEN_WOMEN = "芳秀英娜静敏丽艳娟霞玲桂兰红梅琴莉萍燕慧雪蓉倩颖洁雯婷琳月云莲珍"
PLACES = "利州 昭化 朝天 旺苍 青川 剑阁 苍溪 嘉陵 白龙 南河 东坝 雪峰 凤凰 米仓".split()
FIRMS = "宏达 恒盛 金穗 蜀源 川北 广益 天立 瑞丰 远航 新锐 万顺 正和 嘉禾 华兴 鼎盛 春晖 秋实 云岭".split()
TRADES = "建筑工程 机械制造 物流 食品 电子科技 矿业 纺织 餐饮管理 物业服务 水务".split()


def person_name(chance: Random, *, is_woman: bool) -> str:
    surname = chance.choice(COMPOUND) if chance.random() < 0.004 else chance.choices(SURNAMES, WEIGHTS)[0]
    given = GIVEN_WOMEN if is_woman else GIVEN_MEN
    return surname + "".join(chance.choice(given) for _character in range(chance.choice((1, 2, 2, 2))))


def firm_name(chance: Random, number: int) -> str:
    return f"{chance.choice(PLACES)}{chance.choice(FIRMS)}{chance.choice(TRADES)}有限公司（{number}）"
