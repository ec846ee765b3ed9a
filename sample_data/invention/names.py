"""Names of today's England, by the communities that an English town may have.

Common forenames and surnames, put together by chance. `share` is of the families of the school; `eal` is how many of
them speak another language at home; `eid` and `diwali` say who keeps a feast (code R).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """Some families of the school that choose names from one stock."""

    share: float
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    surnames: tuple[str, ...]
    mothers: tuple[str, ...]
    fathers: tuple[str, ...]
    eal: float = 0.0
    eid: bool = False
    diwali: bool = False


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


BRITISH = Community(
    0.56,
    _names(
        "Amelia Olivia Isla Ava Ivy Freya Lily Florence Willow Poppy Elsie Sophia Evie Rosie Daisy Matilda Phoebe "
        "Alice Harper Bonnie Emily Ella Grace Mabel Thea Maisie Eliza Penelope Ada Niamh Cerys Siân Orla Martha Edith"
    ),
    _names(
        "Oliver George Arthur Noah Leo Harry Archie Jack Theo Oscar Henry Freddie Alfie Charlie Finley Arlo Reggie "
        "Toby Albie Rory Jude Ronnie Hugo Teddy Louie Ezra Jasper Stanley Rowan Callum Rhys Owen Dylan Seb Tommy Ralph"
    ),
    _names(
        "Taylor Brown Wilson Wright Walker Robinson Thompson White Hughes Edwards Green Hall Wood Harris Clarke Turner "
        "Hill Moore Cooper Ward Morris Baker Parker Bennett Shaw Griffiths Lloyd Pritchard Murphy Kelly Doyle "
        "MacDonald Fraser Ellis Marsh Fox Barker Holt Lowe Pearce Atkins Booth Carr Dale Frost Gibbs Hobbs Ingram Kemp "
        "Marlow Nash Osborne Payne Rowe Slater Tate Vaughan Webb Yates Ashworth Bramley-Cole Fenwick Thistlewood"
    ),
    _names("Sarah Emma Laura Gemma Rachel Hannah Kelly Claire Jodie Becky Stacey Lucy Helen Kirsty Amy Charlotte"),
    _names("David James Mark Paul Daniel Lee Craig Ryan Matthew Ben Adam Stephen Gareth Liam Tom Andrew"),
)
SOUTH_ASIAN_MUSLIM = Community(
    0.12,
    _names("Aisha Maryam Zainab Fatima Hafsa Inaya Zara Amina Safa Khadija Anaya Sumaya Iqra Haniya Ayesha Ruqayyah"),
    _names("Mohammed Yusuf Ibrahim Adam Zayn Hamza Musa Ayaan Rayyan Bilal Idris Haris Zakariya Eesa Umar Ismail"),
    _names("Khan Ahmed Hussain Begum Ali Malik Iqbal Mahmood Akhtar Rahman Chowdhury Miah Uddin Sheikh Qureshi Mirza"),
    _names("Shazia Nasreen Rubina Saima Farzana Nadia Tahira Sadia"),
    _names("Imran Tariq Asif Shahid Nadeem Kamran Faisal Zahid"),
    eal=0.6,
    eid=True,
)
INDIAN = Community(
    0.07,
    _names("Anika Diya Riya Saanvi Jasleen Simran Avni Isha Meera Navneet Harleen Kavya"),
    _names("Arjun Rohan Aarav Dev Kiran Gurpreet Jaspal Vihaan Nikhil Harjot Ishaan Sahib"),
    _names("Patel Singh Kaur Shah Sharma Gill Sandhu Mistry Nair Reddy Desai Dhillon"),
    _names("Priya Sunita Manjit Anjali Kavita Harpreet Deepa Rupal"),
    _names("Sanjay Rajesh Amit Hardeep Vikram Nitin Suresh Manoj"),
    eal=0.5,
    diwali=True,
)
EASTERN_EUROPEAN = Community(
    0.08,
    _names("Zofia Maja Oliwia Hanna Nikola Lena Kornelia Ilinca Andreea Daria Ema Ugnė"),
    _names("Jakub Filip Oskar Kacper Szymon Mateusz Luca Andrei Matei Lukas Dawid Tymon"),
    _names("Nowak Kowalska-Reed Zieliński Wójcik Kamiński Popescu Ionescu Dumitru Petrauskas Novák Horváth Mazur"),
    _names("Agnieszka Katarzyna Magdalena Ioana Elena Monika"),
    _names("Piotr Tomasz Marcin Adrian Cristian Tomas"),
    eal=0.85,
)
AFRICAN_AND_CARIBBEAN = Community(
    0.11,
    _names("Adaeze Temi Amara Ngozi Zuri Nia Imani Esi Ayomide Chidera Shanice Naomi Hodan Leila Ama Renée"),
    _names("Kofi Emeka Tobi Kwame Jaydon Malachi Elijah Isaiah Femi Chinedu Kai Jeremiah Abdi Zion Kojo Micah"),
    _names("Okafor Adeyemi Mensah Boateng Owusu Campbell Francis Grant Okonkwo Balogun Nwosu Asante Samuels Abdi Reid"),
    _names("Folake Chioma Abena Marcia Sharon Grace Yetunde Sandra"),
    _names("Emmanuel Samuel Kwabena Delroy Marlon Joseph Tunde Winston"),
    eal=0.3,
)
ELSEWHERE = Community(
    0.06,
    _names("Chloe Mei Sofía Yara Lucía Noor Hana Defne Beatriz Linh Elif Jia"),
    _names("Ethan Ryan Mateo Omar Kenji Emre João Minh Karim Tiago Hao Daniyar"),
    _names("Chan Wong Li Nguyen García Yılmaz Haddad Santos Ferreira Tran Cheung Rossi"),
    _names("Mei-Ling Yasmin Carmen Leyla Thu Ana"),
    _names("Wei Carlos Mehmet Samir Duc Marco"),
    eal=0.75,
)

COMMUNITIES = (BRITISH, SOUTH_ASIAN_MUSLIM, INDIAN, EASTERN_EUROPEAN, AFRICAN_AND_CARIBBEAN, ELSEWHERE)

STREETS = (
    "Alder Lane",
    "Mill Race",
    "Heron Close",
    "Station Terrace",
    "Kingcup Road",
    "Old Tannery Court",
    "Beech Rise",
    "Larkfield Avenue",
    "Waterworks Row",
    "Chapel Steps",
    "Osier Way",
    "Sandpiper Drive",
)
TOWN = "Harrowmere"
